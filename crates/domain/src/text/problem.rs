//! Why an event was not accepted, for people who import files.

use super::catalogue;
use crate::event::EventProblem;

catalogue! {
    /// A sentence for each [`EventProblem`].
    pub enum ProblemText: "problem" {
        InvalidJson { en: "This is not one JSON object.", fr: "Ce n'est pas un objet JSON.", id: "Ini bukan satu objek JSON.", es: "No es un objeto JSON.", de: "Das ist kein JSON-Objekt." }
        InvalidLine { en: "The line has more cells than the first line names columns.", fr: "La ligne a plus de cellules que la première n'en nomme.", id: "Baris ini punya lebih banyak sel daripada kolom di baris pertama.", es: "La línea tiene más celdas que columnas la primera.", de: "Die Zeile hat mehr Zellen, als die erste Spalten nennt." }
        MalformedLine { en: "A quote is left open, stands inside a cell without quotes, or has text beside it.", fr: "Un guillemet n'est pas refermé, se trouve dans une cellule sans guillemets ou a du texte à côté.", id: "Tanda kutip tidak ditutup, ada di dalam sel tanpa kutip, atau diapit teks.", es: "Una comilla queda abierta, está en una celda sin comillas o tiene texto al lado.", de: "Ein Anführungszeichen ist nicht geschlossen, steht in einer Zelle ohne Anführungszeichen oder hat Text neben sich." }
        NotUtf8 { en: "The line is not UTF-8.", fr: "La ligne n'est pas en UTF-8.", id: "Baris ini bukan UTF-8.", es: "La línea no es UTF-8.", de: "Die Zeile ist kein UTF-8." }
        NulCharacter { en: "A text holds a NUL character.", fr: "Un texte contient un caractère NUL.", id: "Ada karakter NUL dalam teks.", es: "Un texto contiene un carácter NUL.", de: "Ein Text enthält ein NUL-Zeichen." }
        InvalidEventId { en: "event_id must have 1 to 128 characters.", fr: "event_id doit avoir de 1 à 128 caractères.", id: "event_id harus 1 sampai 128 karakter.", es: "event_id debe tener de 1 a 128 caracteres.", de: "event_id braucht 1 bis 128 Zeichen." }
        UnknownType { en: "There is no such type of event.", fr: "Ce type d'événement n'existe pas.", id: "Jenis peristiwa ini tidak ada.", es: "No existe ese tipo de evento.", de: "Diese Art von Ereignis gibt es nicht." }
        InvalidOccurredAt { en: "occurred_at must be a moment as in 2026-07-10T12:00:00Z.", fr: "occurred_at doit être un instant comme 2026-07-10T12:00:00Z.", id: "occurred_at harus berupa waktu seperti 2026-07-10T12:00:00Z.", es: "occurred_at debe ser un momento como 2026-07-10T12:00:00Z.", de: "occurred_at muss ein Zeitpunkt sein wie 2026-07-10T12:00:00Z." }
        InFuture { en: "occurred_at lies in the future.", fr: "occurred_at est dans le futur.", id: "occurred_at ada di masa depan.", es: "occurred_at está en el futuro.", de: "occurred_at liegt in der Zukunft." }
        MonthClosed { en: "occurred_at lies in a month that is closed.", fr: "occurred_at est dans un mois clos.", id: "occurred_at ada di bulan yang sudah ditutup.", es: "occurred_at está en un mes cerrado.", de: "occurred_at liegt in einem abgeschlossenen Monat." }
        InvalidCustomer { en: "ext_customer_id must have 1 to 128 characters.", fr: "ext_customer_id doit avoir de 1 à 128 caractères.", id: "ext_customer_id harus 1 sampai 128 karakter.", es: "ext_customer_id debe tener de 1 a 128 caracteres.", de: "ext_customer_id braucht 1 bis 128 Zeichen." }
        InvalidAmount { en: "Amounts are plain decimals of at least 0 with a point and at most six decimals, as in 1234.50.", fr: "Les montants sont des nombres d'au moins 0, avec un point et six décimales au plus, comme 1234.50.", id: "Jumlah harus angka desimal minimal 0 dengan titik dan maksimal enam desimal, seperti 1234.50.", es: "Los importes son decimales de al menos 0 con punto y seis decimales como mucho, como 1234.50.", de: "Beträge sind Zahlen ab 0 mit Punkt und höchstens sechs Nachkommastellen, wie 1234.50." }
        InvalidCount { en: "Counts are whole numbers of at least 0.", fr: "Les nombres sont des entiers d'au moins 0.", id: "Hitungan harus bilangan bulat minimal 0.", es: "Los recuentos son números enteros de al menos 0.", de: "Anzahlen sind ganze Zahlen ab 0." }
        NoFigures { en: "An activity needs one of its figures at least.", fr: "Une activité a besoin d'au moins un de ses chiffres.", id: "Aktivitas perlu setidaknya satu angka.", es: "Una actividad necesita al menos una de sus cifras.", de: "Eine Aktivität braucht mindestens eine ihrer Zahlen." }
        InvalidCurrency { en: "currency must be three letters, as in EUR.", fr: "currency doit avoir trois lettres, comme EUR.", id: "currency harus tiga huruf, seperti EUR.", es: "currency debe tener tres letras, como EUR.", de: "currency braucht drei Buchstaben wie EUR." }
        FxRateMissing { en: "There is no exchange rate of this currency for that day.", fr: "Il n'y a pas de taux de change pour cette devise ce jour-là.", id: "Tidak ada kurs mata uang ini untuk hari itu.", es: "No hay tipo de cambio de esta moneda para ese día.", de: "Für diesen Tag fehlt der Wechselkurs dieser Währung." }
        InvalidStatus { en: "status must be duplicate, fraud, self_excluded or active.", fr: "status doit être duplicate, fraud, self_excluded ou active.", id: "status harus duplicate, fraud, self_excluded, atau active.", es: "status debe ser duplicate, fraud, self_excluded o active.", de: "status muss duplicate, fraud, self_excluded oder active sein." }
        InvalidReverses { en: "reverses must be the event_id of another event.", fr: "reverses doit être l'event_id d'un autre événement.", id: "reverses harus event_id dari peristiwa lain.", es: "reverses debe ser el event_id de otro evento.", de: "reverses muss die event_id eines anderen Ereignisses sein." }
        InvalidCountry { en: "country must be two letters, as in BG.", fr: "country doit avoir deux lettres, comme BG.", id: "country harus dua huruf, seperti BG.", es: "country debe tener dos letras, como BG.", de: "country braucht zwei Buchstaben wie BG." }
        InvalidProduct { en: "product must be casino or sport.", fr: "product doit être casino ou sport.", id: "product harus casino atau sport.", es: "product debe ser casino o sport.", de: "product muss casino oder sport sein." }
        InvalidCategory { en: "category must be admin_fee, payment_fee, tax, bonus_cost or other.", fr: "category doit être admin_fee, payment_fee, tax, bonus_cost ou other.", id: "category harus admin_fee, payment_fee, tax, bonus_cost, atau other.", es: "category debe ser admin_fee, payment_fee, tax, bonus_cost u other.", de: "category muss admin_fee, payment_fee, tax, bonus_cost oder other sein." }
        TextTooLong { en: "tracker, promo_code and username take at most 256 characters.", fr: "tracker, promo_code et username ont 256 caractères au plus.", id: "tracker, promo_code, dan username maksimal 256 karakter.", es: "tracker, promo_code y username admiten 256 caracteres como mucho.", de: "tracker, promo_code und username haben höchstens 256 Zeichen." }
        BrandRequired { en: "brand_id must say which brand this is from.", fr: "brand_id doit dire de quelle marque il s'agit.", id: "brand_id harus menyebut mereknya.", es: "brand_id debe decir de qué marca es.", de: "brand_id muss die Marke nennen." }
        BrandNotAllowed { en: "The line names another brand than the one chosen.", fr: "La ligne nomme une autre marque que celle choisie.", id: "Baris ini menyebut merek lain dari yang dipilih.", es: "La línea nombra otra marca que la elegida.", de: "Die Zeile nennt eine andere Marke als die gewählte." }
        EventIdReused { en: "Another event has this event_id; nothing was changed.", fr: "Un autre événement a cet event_id ; rien n'a changé.", id: "Peristiwa lain memakai event_id ini; tidak ada yang berubah.", es: "Otro evento tiene este event_id; no se cambió nada.", de: "Ein anderes Ereignis hat diese event_id; nichts wurde geändert." }
        AlreadyRegistered { en: "This customer is registered already; the first registration stands.", fr: "Ce client est déjà inscrit ; la première inscription vaut.", id: "Pelanggan ini sudah terdaftar; pendaftaran pertama berlaku.", es: "Este cliente ya está registrado; vale el primer registro.", de: "Dieser Kunde ist schon registriert; die erste Registrierung gilt." }
        NotReversible { en: "This event can't be taken back.", fr: "Cet événement ne peut être annulé.", id: "Peristiwa ini tidak dapat dibatalkan.", es: "Este evento no se puede anular.", de: "Dieses Ereignis lässt sich nicht zurücknehmen." }
        ReversalTooLarge { en: "The amount is more than is left of the event.", fr: "Le montant dépasse ce qui reste de l'événement.", id: "Jumlahnya melebihi sisa peristiwa.", es: "El importe supera lo que queda del evento.", de: "Der Betrag ist höher als der Rest des Ereignisses." }
        CustomerMismatch { en: "The event to take back is another customer's.", fr: "L'événement à annuler est celui d'un autre client.", id: "Peristiwa yang dibatalkan milik pelanggan lain.", es: "El evento que se anula es de otro cliente.", de: "Das Ereignis gehört einem anderen Kunden." }
        AmountTooLarge { en: "The amount is too large.", fr: "Le montant est trop grand.", id: "Jumlahnya terlalu besar.", es: "El importe es demasiado grande.", de: "Der Betrag ist zu groß." }
        TooManyWaiting { en: "Too many events wait for this customer already: send its registration first.", fr: "Trop d'événements attendent déjà ce client : envoyez d'abord son inscription.", id: "Terlalu banyak peristiwa sudah menunggu pelanggan ini: kirim pendaftarannya dulu.", es: "Ya esperan demasiados eventos a este cliente: envíe primero su registro.", de: "Auf diesen Kunden warten schon zu viele Ereignisse: Senden Sie zuerst seine Registrierung." }
        OutOfScope { en: "The customer belongs to an affiliate out of reach.", fr: "Le client est à un affilié hors de portée.", id: "Pelanggan ini milik afiliasi di luar jangkauan.", es: "El cliente es de un afiliado fuera de alcance.", de: "Der Kunde gehört einem Partner außer Reichweite." }
    }
}

impl From<EventProblem> for ProblemText {
    fn from(problem: EventProblem) -> Self {
        match problem {
            EventProblem::InvalidJson => Self::InvalidJson,
            EventProblem::InvalidLine => Self::InvalidLine,
            EventProblem::MalformedLine => Self::MalformedLine,
            EventProblem::NotUtf8 => Self::NotUtf8,
            EventProblem::NulCharacter => Self::NulCharacter,
            EventProblem::InvalidEventId => Self::InvalidEventId,
            EventProblem::UnknownType => Self::UnknownType,
            EventProblem::InvalidOccurredAt => Self::InvalidOccurredAt,
            EventProblem::InFuture => Self::InFuture,
            EventProblem::MonthClosed => Self::MonthClosed,
            EventProblem::InvalidCustomer => Self::InvalidCustomer,
            EventProblem::InvalidAmount => Self::InvalidAmount,
            EventProblem::InvalidCount => Self::InvalidCount,
            EventProblem::NoFigures => Self::NoFigures,
            EventProblem::InvalidCurrency => Self::InvalidCurrency,
            EventProblem::FxRateMissing => Self::FxRateMissing,
            EventProblem::InvalidStatus => Self::InvalidStatus,
            EventProblem::InvalidReverses => Self::InvalidReverses,
            EventProblem::InvalidCountry => Self::InvalidCountry,
            EventProblem::InvalidProduct => Self::InvalidProduct,
            EventProblem::InvalidCategory => Self::InvalidCategory,
            EventProblem::TextTooLong => Self::TextTooLong,
            EventProblem::BrandRequired => Self::BrandRequired,
            EventProblem::BrandNotAllowed => Self::BrandNotAllowed,
            EventProblem::EventIdReused => Self::EventIdReused,
            EventProblem::AlreadyRegistered => Self::AlreadyRegistered,
            EventProblem::NotReversible => Self::NotReversible,
            EventProblem::ReversalTooLarge => Self::ReversalTooLarge,
            EventProblem::CustomerMismatch => Self::CustomerMismatch,
            EventProblem::AmountTooLarge => Self::AmountTooLarge,
            EventProblem::TooManyWaiting => Self::TooManyWaiting,
            EventProblem::OutOfScope => Self::OutOfScope,
        }
    }
}
