//! Arithmetic on hedged figures: a figure is an interval, and two intervals stand in one of a
//! few relations.

use records::Quantity;

/// The interval that the words of a figure admit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Least value; none is open.
    pub low: Option<f64>,
    /// Greatest value; none is open.
    pub high: Option<f64>,
}

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// The same interval.
    Equal,
    /// One lies inside the other: one says more.
    Inside,
    /// Both are open at the same end, with different bounds.
    Open,
    /// They overlap, and neither lies inside the other.
    Overlap,
    /// They share no value.
    Apart,
}

impl Figure {
    /// The interval of a claim's quantity; none when it has no figure at all.
    pub fn of(quantity: &Quantity) -> Option<Figure> {
        let finite = |x: Option<f64>| x.filter(|x| x.is_finite());
        let (low, high, value) =
            (finite(quantity.low), finite(quantity.high), finite(quantity.value));
        match (low, high) {
            (None, None) => value.map(|v| Figure { low: Some(v), high: Some(v) }),
            _ => Some(Figure { low, high }),
        }
    }

    /// One value and no other.
    pub fn is_exact(self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Where it stands to another.
    pub fn stand(self, other: Figure) -> Stand {
        let (a, b) = (self.bounds(), other.bounds());
        if a == b {
            Stand::Equal
        } else if a.1 < b.0 || b.1 < a.0 {
            Stand::Apart
        } else if self.open() && other.open() && (self.low.is_some() == other.low.is_some()) {
            Stand::Open
        } else if (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1) {
            Stand::Inside
        } else {
            Stand::Overlap
        }
    }

    /// Open at one end.
    fn open(self) -> bool {
        self.low.is_none() != self.high.is_none()
    }

    /// The bounds as numbers.
    pub fn bounds(self) -> (f64, f64) {
        (self.low.unwrap_or(f64::NEG_INFINITY), self.high.unwrap_or(f64::INFINITY))
    }

    /// The one number that stands for it: the bound that is told, the middle of two.
    pub fn middle(self) -> f64 {
        match (self.low, self.high) {
            (Some(a), Some(b)) => f64::midpoint(a, b),
            (Some(x), None) | (None, Some(x)) => x,
            (None, None) => 0.0,
        }
    }
}

/// A quantity in few words: "13", "at least 90", "more than 80", "36–44", "at least 5 %", "USD 9".
pub fn words(quantity: &Quantity) -> String {
    let number = |x: f64| -> String {
        // Whole numbers as such; `Display` gives the shortest form of the others.
        match (quantity.currency.as_deref(), quantity.unit.as_deref()) {
            (Some(currency), _) => format!("{currency} {x}"),
            (None, Some("percentage")) => format!("{x} %"),
            (None, Some(unit)) => format!("{x} {unit}"),
            (None, None) => format!("{x}"),
        }
    };
    let Some(figure) = Figure::of(quantity) else { return "an unstated number".to_string() };
    if let ("more_than", Some(value)) = (quantity.modifier.as_str(), quantity.value) {
        return format!("more than {}", number(value));
    }
    if let ("less_than", Some(value)) = (quantity.modifier.as_str(), quantity.value) {
        return format!("fewer than {}", number(value));
    }
    match (figure.low, figure.high) {
        (Some(a), Some(b)) if a == b => number(a),
        (Some(a), Some(b)) => format!("{}–{}", number(a), number(b)),
        (Some(a), None) => format!("at least {}", number(a)),
        (None, Some(b)) => format!("at most {}", number(b)),
        (None, None) => "an unstated number".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(low: Option<f64>, high: Option<f64>) -> Figure {
        Figure { low, high }
    }

    #[test]
    fn stands() {
        let at_least = |n| figure(Some(n), None);
        let exactly = |n| figure(Some(n), Some(n));
        assert_eq!(exactly(13.0).stand(exactly(13.0)), Stand::Equal);
        assert_eq!(at_least(81.0).stand(exactly(97.0)), Stand::Inside);
        assert_eq!(at_least(90.0).stand(at_least(169.0)), Stand::Open);
        assert_eq!(at_least(90.0).stand(exactly(60.0)), Stand::Apart);
        assert_eq!(
            figure(Some(36.0), Some(44.0)).stand(figure(Some(40.0), Some(50.0))),
            Stand::Overlap
        );
        assert_eq!(figure(None, Some(9.0)).stand(at_least(3.0)), Stand::Overlap);
    }

    #[test]
    fn nothing_is_no_figure() {
        let mut quantity = Quantity {
            value: None,
            low: None,
            high: Some(f64::NAN),
            modifier: "exact".into(),
            unit: None,
            currency: None,
            of: None,
            start: None,
            end: None,
        };
        assert_eq!(Figure::of(&quantity), None);
        quantity.value = Some(5.0);
        assert_eq!(Figure::of(&quantity), Some(figure(Some(5.0), Some(5.0))));
    }
}
