//! QR codes, drawn by the server as SVG: no code for them is sent to the browser.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Modules of white around a code, by which scanners find it.
const QUIET: usize = 4;

/// The QR code of a text, as the address of a picture that has all of it; none for a text that is
/// too long for one. It is dark on white whatever the page's colours are, as scanners want it.
pub(crate) fn picture(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = QUIET;
        // Dark modules beside each other are one bar.
        for bar in row.chunk_by(|one, next| one == next) {
            if bar.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{x} {}h{}v1H{x}z", y + QUIET, bar.len());
            }
            x += bar.len();
        }
    }
    Some(format!(
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}' \
         shape-rendering='crispEdges'><path fill='white' d='M0 0h{side}v{side}H0z'/><path d='{path}'/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_corners_and_white_around_it() {
        let picture = picture("https://aff.example/go/abcdefgh").unwrap();
        // Version 3: 29 modules, and four on each side.
        assert!(picture.contains("viewBox='0 0 37 37'"), "{picture}");
        // The first row begins and ends with the edge of a corner's square.
        let bars: Vec<&str> = picture
            .split('M')
            .filter(|bar| bar.contains(" 4h"))
            .collect();
        assert_eq!(bars.first(), Some(&"4 4h7v1H4z"));
        assert_eq!(bars.last(), Some(&"26 4h7v1H26z"));
    }

    #[test]
    fn a_text_can_be_too_long() {
        assert!(picture(&"x".repeat(2_000)).is_some());
        assert_eq!(picture(&"x".repeat(3_000)), None);
    }
}
