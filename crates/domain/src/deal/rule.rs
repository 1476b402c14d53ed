//! What can be wrong with a field of a deal, each with its sentence in every language.

use crate::text::catalogue;

catalogue! {
    /// What can be wrong with a field of a deal, and the sentence for it.
    pub enum Rule: "deal_rule" {
        Required {
            en: "This is needed.",
            fr: "Ce champ est obligatoire.",
            id: "Isian ini wajib.",
            es: "Este campo es obligatorio.",
            de: "Diese Angabe wird gebraucht.",
        }
        DealType {
            en: "A deal type is one of 1, 2, 3, 4, 5, 6, 8, 9 and 10.",
            fr: "Le type d'un contrat est 1, 2, 3, 4, 5, 6, 8, 9 ou 10.",
            id: "Jenis kesepakatan adalah 1, 2, 3, 4, 5, 6, 8, 9, atau 10.",
            es: "El tipo de acuerdo es 1, 2, 3, 4, 5, 6, 8, 9 o 10.",
            de: "Die Art einer Vereinbarung ist 1, 2, 3, 4, 5, 6, 8, 9 oder 10.",
        }
        NeededByType {
            en: "A deal of this type needs it.",
            fr: "Un contrat de ce type en a besoin.",
            id: "Kesepakatan jenis ini memerlukannya.",
            es: "Un acuerdo de este tipo lo necesita.",
            de: "Eine Vereinbarung dieser Art braucht das.",
        }
        NotOfType {
            en: "A deal of this type does not use it; leave it out or send null.",
            fr: "Un contrat de ce type ne l'utilise pas ; laissez-le vide.",
            id: "Kesepakatan jenis ini tidak memakainya; kosongkan saja.",
            es: "Un acuerdo de este tipo no lo usa; déjelo vacío.",
            de: "Eine Vereinbarung dieser Art verwendet das nicht; lassen Sie es leer.",
        }
        Id {
            en: "This must be a number from 1 on.",
            fr: "Ce champ doit être un nombre à partir de 1.",
            id: "Isian ini harus berupa angka mulai dari 1.",
            es: "Esto debe ser un número a partir de 1.",
            de: "Hier muss eine Zahl ab 1 stehen.",
        }
        OneValue {
            en: "This must be one value.",
            fr: "Ce champ prend une seule valeur.",
            id: "Isian ini harus berupa satu nilai.",
            es: "Esto debe ser un solo valor.",
            de: "Hier muss genau ein Wert stehen.",
        }
        Flag {
            en: "This must be true or false.",
            fr: "Ce champ doit être true ou false.",
            id: "Isian ini harus true atau false.",
            es: "Esto debe ser true o false.",
            de: "Hier muss true oder false stehen.",
        }
        Name {
            en: "A name has 1 to 200 printable characters.",
            fr: "Un nom comporte de 1 à 200 caractères imprimables.",
            id: "Nama terdiri dari 1 sampai 200 karakter yang dapat dicetak.",
            es: "Un nombre tiene de 1 a 200 caracteres imprimibles.",
            de: "Ein Name hat 1 bis 200 druckbare Zeichen.",
        }
        Amount {
            en: "An amount is 0 or more with at most six decimals and a point, such as 12.50.",
            fr: "Un montant vaut 0 ou plus, avec six décimales au plus et un point, par exemple 12.50.",
            id: "Jumlah adalah 0 atau lebih dengan paling banyak enam desimal dan titik, misalnya 12.50.",
            es: "Un importe es 0 o más, con seis decimales como máximo y punto, por ejemplo 12.50.",
            de: "Ein Betrag ist mindestens 0, mit höchstens sechs Nachkommastellen und Punkt, etwa 12.50.",
        }
        Count {
            en: "This must be a whole number from 0 on.",
            fr: "Ce champ doit être un nombre entier à partir de 0.",
            id: "Isian ini harus berupa bilangan bulat mulai dari 0.",
            es: "Esto debe ser un número entero a partir de 0.",
            de: "Hier muss eine ganze Zahl ab 0 stehen.",
        }
        Percentage {
            en: "A percentage is from 0 to 100 with at most four decimals and a point, such as 33.3333.",
            fr: "Un pourcentage va de 0 à 100, avec quatre décimales au plus et un point, par exemple 33.3333.",
            id: "Persentase dari 0 sampai 100 dengan paling banyak empat desimal dan titik, misalnya 33.3333.",
            es: "Un porcentaje va de 0 a 100, con cuatro decimales como máximo y punto, por ejemplo 33.3333.",
            de: "Ein Prozentsatz liegt zwischen 0 und 100, mit höchstens vier Nachkommastellen und Punkt, etwa 33.3333.",
        }
        Tiers {
            en: "Each tier has an amount from which on it counts and a percentage from 0 to 100.",
            fr: "Chaque palier a un montant à partir duquel il compte et un pourcentage de 0 à 100.",
            id: "Setiap tingkat memiliki jumlah awal berlakunya dan persentase dari 0 sampai 100.",
            es: "Cada tramo tiene un importe desde el que cuenta y un porcentaje de 0 a 100.",
            de: "Jede Stufe hat einen Betrag, ab dem sie gilt, und einen Prozentsatz von 0 bis 100.",
        }
        TierTwice {
            en: "Two tiers begin at the same amount.",
            fr: "Deux paliers commencent au même montant.",
            id: "Dua tingkat dimulai pada jumlah yang sama.",
            es: "Dos tramos empiezan en el mismo importe.",
            de: "Zwei Stufen beginnen beim selben Betrag.",
        }
        Ids {
            en: "This must be a list of numbers from 1 on.",
            fr: "Ce champ doit être une liste de nombres à partir de 1.",
            id: "Isian ini harus berupa daftar angka mulai dari 1.",
            es: "Esto debe ser una lista de números a partir de 1.",
            de: "Hier muss eine Liste von Zahlen ab 1 stehen.",
        }
        Countries {
            en: "This must be a list of countries (two letters of ISO 3166-1, such as BG).",
            fr: "Ce champ doit être une liste de pays (deux lettres ISO 3166-1, par exemple BG).",
            id: "Isian ini harus berupa daftar negara (dua huruf ISO 3166-1, misalnya BG).",
            es: "Esto debe ser una lista de países (dos letras ISO 3166-1, por ejemplo BG).",
            de: "Hier muss eine Liste von Ländern stehen (zwei Buchstaben nach ISO 3166-1, etwa BG).",
        }
        TooMany {
            en: "This list is too long.",
            fr: "Cette liste est trop longue.",
            id: "Daftar ini terlalu panjang.",
            es: "Esta lista es demasiado larga.",
            de: "Diese Liste ist zu lang.",
        }
        Moment {
            en: "This must be a day (2026-07-10) or a moment (2026-07-10T12:00:00Z).",
            fr: "Ce champ doit être un jour (2026-07-10) ou un instant (2026-07-10T12:00:00Z).",
            id: "Isian ini harus berupa hari (2026-07-10) atau waktu (2026-07-10T12:00:00Z).",
            es: "Esto debe ser un día (2026-07-10) o un momento (2026-07-10T12:00:00Z).",
            de: "Hier muss ein Tag (2026-07-10) oder ein Zeitpunkt (2026-07-10T12:00:00Z) stehen.",
        }
        Order {
            en: "The end must come after the beginning.",
            fr: "La fin doit suivre le début.",
            id: "Akhir harus setelah awal.",
            es: "El final debe ser posterior al principio.",
            de: "Das Ende muss nach dem Anfang liegen.",
        }
        UnknownAffiliate {
            en: "There is no affiliate with this number.",
            fr: "Aucun affilié ne porte ce numéro.",
            id: "Tidak ada afiliasi dengan nomor ini.",
            es: "No hay ningún afiliado con este número.",
            de: "Es gibt keinen Partner mit dieser Nummer.",
        }
        OtherAffiliate {
            en: "A deal stays with its affiliate; make a new one for another.",
            fr: "Un contrat reste à son affilié ; créez-en un nouveau pour un autre.",
            id: "Kesepakatan tetap milik afiliasinya; buat yang baru untuk afiliasi lain.",
            es: "Un acuerdo se queda con su afiliado; cree uno nuevo para otro.",
            de: "Eine Vereinbarung bleibt bei ihrem Partner; legen Sie für einen anderen eine neue an.",
        }
        UnknownBrand {
            en: "One of these brands does not exist.",
            fr: "L'une de ces marques n'existe pas.",
            id: "Salah satu merek ini tidak ada.",
            es: "Una de estas marcas no existe.",
            de: "Eine dieser Marken gibt es nicht.",
        }
        UnknownCampaign {
            en: "One of these campaigns does not exist.",
            fr: "L'une de ces campagnes n'existe pas.",
            id: "Salah satu kampanye ini tidak ada.",
            es: "Una de estas campañas no existe.",
            de: "Eine dieser Kampagnen gibt es nicht.",
        }
    }
}
