//! Two lists with common elements into one that keeps the order of each. It must not know what the
//! elements are.

use std::cmp::Ordering;

/// Where an element of the one list comes from, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Here(usize),
    There(usize),
    Both(usize, usize),
}

impl Place {
    pub(super) const fn here(self) -> Option<usize> {
        match self {
            Self::Here(here) | Self::Both(here, _) => Some(here),
            Self::There(_) => None,
        }
    }

    pub(super) const fn there(self) -> Option<usize> {
        match self {
            Self::There(there) | Self::Both(_, there) => Some(there),
            Self::Here(_) => None,
        }
    }
}

/// `same[there]` is the element here that is the same one. Between common elements, `order` (of one here
/// and one there) decides; where the lists contradict each other on common ones, it decides too.
pub(super) fn interleave(
    here: usize,
    same: &[Option<usize>],
    order: impl Fn(usize, usize) -> Ordering,
) -> Vec<Place> {
    let mut partner = vec![None; here];
    for (there, here) in same.iter().enumerate() {
        if let Some(place) = here.and_then(|here| partner.get_mut(here)) {
            *place = Some(there);
        }
    }
    let mut places = Vec::with_capacity(here + same.len());
    let (mut i, mut j) = (0, 0);
    let (mut done_here, mut done_there) = (vec![false; here], vec![false; same.len()]);
    loop {
        while done_here.get(i) == Some(&true) {
            i += 1;
        }
        while done_there.get(j) == Some(&true) {
            j += 1;
        }
        let place = match (partner.get(i), same.get(j)) {
            (None, None) => return places,
            (None, Some(None)) => Place::There(j),
            (Some(None), None) => Place::Here(i),
            (Some(Some(there)), None) => Place::Both(i, *there),
            (None, Some(Some(here))) => Place::Both(*here, j),
            (Some(None), Some(None)) => match order(i, j) {
                Ordering::Greater => Place::There(j),
                Ordering::Less | Ordering::Equal => Place::Here(i),
            },
            (Some(None), Some(Some(_))) => Place::Here(i),
            (Some(Some(_)), Some(None)) => Place::There(j),
            (Some(Some(there)), Some(Some(here))) => match order(i, j) {
                Ordering::Greater => Place::Both(*here, j),
                Ordering::Less | Ordering::Equal => Place::Both(i, *there),
            },
        };
        if let Some(here) = place.here() {
            done_here[here] = true;
        }
        if let Some(there) = place.there() {
            done_there[there] = true;
        }
        places.push(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of two texts whose letters are elements, the same where they are the same letter.
    fn of(here: &str, there: &str) -> String {
        let (here, there): (Vec<char>, Vec<char>) =
            (here.chars().collect(), there.chars().collect());
        let same: Vec<_> = there
            .iter()
            .map(|letter| here.iter().position(|other| other == letter))
            .collect();
        interleave(here.len(), &same, |i, j| here[i].cmp(&there[j]))
            .into_iter()
            .map(|place| match place {
                Place::Here(i) | Place::Both(i, _) => here[i],
                Place::There(j) => there[j],
            })
            .collect()
    }

    #[test]
    fn the_order_of_each_is_kept_and_what_is_in_both_is_there_once() {
        for (one, other, both) in [
            ("", "", ""),
            ("abc", "", "abc"),
            ("ace", "bdf", "abcdef"),
            // Later letters first: the clock was wrong, the order is not.
            ("xab", "xabc", "xabc"),
            ("xab", "xabyc", "xabyc"),
            ("mxn", "axz", "amxnz"),
            // They contradict each other.
            ("ab", "ba", "ab"),
        ] {
            assert_eq!(of(one, other), both);
            assert_eq!(of(other, one), both);
        }
    }
}
