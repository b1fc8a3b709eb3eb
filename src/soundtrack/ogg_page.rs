//! The last page of an Ogg file, which alone says how long it is and whether all of it is there: RFC 3533, section 6. It must
//! not know what is in its packets.

/// Every page begins so.
pub const MARK: &[u8] = b"OggS";
const HEAD: usize = 27;
const LAST_OF_STREAM: u8 = 4;
/// The position of a page in which no packet ends.
const NOWHERE: u64 = u64::MAX;

/// Samples of a channel before the end of the last packet that ends; none where the file does not say.
pub fn last_sample(file: &[u8]) -> Option<u64> {
    let mut before = file;
    while let Some(at) = place_of_last(before) {
        let position = file.get(at + 6..at + 14)?.try_into().ok();
        let position = u64::from_le_bytes(position?);
        if position != NOWHERE {
            return Some(position);
        }
        before = &before[..at];
    }
    None
}

/// Whether the end of it is missing: its last page is not the last of its stream, or not all there.
pub fn is_cut_off(file: &[u8]) -> bool {
    let page = place_of_last(file).map_or(&[][..], |last| &file[last..]);
    let (Some(flags), Some(segments)) = (page.get(5), page.get(26)) else {
        return true;
    };
    let body = HEAD + usize::from(*segments);
    let lengths = page.get(HEAD..body).unwrap_or_default();
    let length: usize = body
        + lengths
            .iter()
            .map(|length| usize::from(*length))
            .sum::<usize>();
    flags & LAST_OF_STREAM == 0 || page.len() < length
}

fn place_of_last(file: &[u8]) -> Option<usize> {
    file.windows(MARK.len()).rposition(|part| part == MARK)
}
