//! Charts, drawn by the server as SVG: no code for them is sent to the browser. They carry no
//! style of their own; the style sheet gives the colours, and the page stands a table beside.

use crate::html::escape;
use std::fmt::Write as _;

/// How wide a bar's place is, in the units of the drawing.
const STEP: usize = 10;
/// How high a drawing is, in its units.
const HEIGHT: i128 = 1_000;
/// The most lines of the scale, the zero apart.
const LINES: i64 = 4;

/// A day of a chart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Day {
    /// Its date, for people.
    pub(crate) date: String,
    /// Its value.
    pub(crate) value: i64,
    /// The value, for people.
    pub(crate) text: String,
}

/// Bars, one for each day, as HTML. `name` says what they are; `least` is the smallest step of the
/// scale, and `mark` writes a value beside a line of it.
pub(crate) fn bars(name: &str, days: &[Day], least: i64, mark: impl Fn(i64) -> String) -> String {
    let scale = Scale::of(days.iter().map(|day| day.value), least);
    let width = days.len() * STEP;
    let mut html = String::with_capacity(256 + 256 * days.len());
    html.push_str("<div class=\"chart\"><div class=\"chart-scale\" aria-hidden=\"true\">");
    for value in scale.lines() {
        let _ = write!(html, "<span>{}</span>", escape(&mark(value)));
    }
    let _ = write!(
        html,
        "</div><svg class=\"chart-plot\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\">",
        escape(name)
    );
    for value in scale.lines() {
        let (y, class) = (scale.y(value), if value == 0 { "zero" } else { "line" });
        let _ = write!(
            html,
            "<line class=\"{class}\" x1=\"0\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\"/>"
        );
    }
    let zero = scale.y(0);
    for (at, day) in days.iter().enumerate() {
        let y = scale.y(day.value);
        let (top, height) = (y.min(zero), (y - zero).abs());
        let (x, text) = (
            at * STEP,
            escape(&[day.date.as_str(), ": ", &day.text].concat()),
        );
        // What is under the pointer is the whole day, however small its bar is.
        let _ = write!(
            html,
            "<g><title>{text}</title><rect class=\"day\" x=\"{x}\" y=\"0\" width=\"{STEP}\" height=\"{HEIGHT}\"/>\
             <rect class=\"bar\" x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{height}\"/></g>",
            x + 1,
            STEP - 2,
        );
    }
    html.push_str("</svg><div class=\"chart-days\" aria-hidden=\"true\">");
    for day in days.first().into_iter().chain(days.last()) {
        let _ = write!(html, "<span>{}</span>", escape(&day.date));
    }
    html.push_str("</div></div>");
    html
}

/// A small line over the same days, as HTML; for the eye alone.
pub(crate) fn spark(values: &[i64]) -> String {
    let scale = Scale::of(values.iter().copied(), 1);
    let width = values.len().saturating_sub(1).max(1) * STEP;
    let mut points = String::with_capacity(10 * values.len());
    for (at, value) in values.iter().enumerate() {
        let _ = write!(points, "{},{} ", at * STEP, scale.y(*value));
    }
    format!(
        "<svg class=\"spark\" aria-hidden=\"true\" viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\">\
         <polyline points=\"{}\"/></svg>",
        points.trim_end()
    )
}

/// From the lowest to the highest line, both whole steps, with zero among them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Scale {
    bottom: i64,
    top: i64,
    step: i64,
}

impl Scale {
    fn of(values: impl Iterator<Item = i64> + Clone, least: i64) -> Self {
        let low = values.clone().min().unwrap_or(0).min(0);
        let high = values.max().unwrap_or(0).max(0);
        let range = high.saturating_sub(low);
        let step = nice(range / LINES + i64::from(range % LINES != 0), least);
        let up = |value: i64| -value.saturating_neg().div_euclid(step);
        Self {
            bottom: low.div_euclid(step).saturating_mul(step),
            top: up(high).max(i64::from(low == 0)).saturating_mul(step),
            step,
        }
    }

    /// The values of the lines, from the top.
    fn lines(self) -> impl Iterator<Item = i64> {
        let count = self.top.saturating_sub(self.bottom) / self.step;
        (0..=count).map(move |at| self.top - at * self.step)
    }

    /// Where a value is, from the top.
    fn y(self, value: i64) -> i128 {
        let height = i128::from(self.top) - i128::from(self.bottom);
        (i128::from(self.top) - i128::from(value)) * HEIGHT / height.max(1)
    }
}

/// The next of 1, 2, 5, 10, 20, 50 … times `least` from `value` on.
fn nice(value: i64, least: i64) -> i64 {
    let mut power = least;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if step >= value {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(values: &[i64], least: i64) -> Vec<i64> {
        Scale::of(values.iter().copied(), least).lines().collect()
    }

    #[test]
    fn scales_have_whole_steps_and_zero() {
        assert_eq!(lines(&[], 1), [1, 0]);
        assert_eq!(lines(&[0, 0], 1), [1, 0]);
        assert_eq!(lines(&[1], 1), [1, 0]);
        assert_eq!(lines(&[7, 3], 1), [8, 6, 4, 2, 0]);
        assert_eq!(lines(&[100], 1), [100, 50, 0]);
        assert_eq!(lines(&[90, -30], 1), [100, 50, 0, -50]);
        assert_eq!(lines(&[-5], 1), [0, -2, -4, -6]);
        assert_eq!(
            lines(&[30_000_000], 10_000),
            [30_000_000, 20_000_000, 10_000_000, 0]
        );
        for values in [[i64::MAX, 0], [i64::MIN, 0], [i64::MIN, i64::MAX]] {
            let _ = bars("", &[], 1, |value| value.to_string());
            let _ = spark(&values);
        }
    }

    #[test]
    fn texts_stay_texts() {
        let days = [Day {
            date: "<b>\"&".into(),
            value: 3,
            text: "3".into(),
        }];
        let html = bars("\"><script>", &days, 1, |value| value.to_string());
        assert!(
            !html.contains("<b>") && !html.contains("<script>"),
            "{html}"
        );
        assert!(
            html.contains("<title>&lt;b&gt;&#34;&amp;: 3</title>"),
            "{html}"
        );
        assert!(!html.contains("style="), "the policy refuses inline styles");
    }
}
