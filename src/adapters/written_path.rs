//! A path as people write it. It must not know what lies there.

use std::path::{Path, PathBuf};

/// `~` is their home, and what a file manager copies may be an address (`file://`). Anything else stays as it is.
pub fn whole(path: &Path, home: Option<&Path>) -> PathBuf {
    if let (Ok(below), Some(home)) = (path.strip_prefix("~"), home) {
        return home.join(below);
    }
    match path.to_str().and_then(|text| text.strip_prefix("file://")) {
        Some(address) => PathBuf::from(without_percents(address)),
        None => path.to_owned(),
    }
}

/// An address with its bytes for their codes: RFC 3986, section 2.1. One that is none stays as it is.
fn without_percents(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let byte = code
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_and_addresses_are_understood() {
        let whole = |path: &str| whole(Path::new(path), Some(Path::new("/people/ada")));
        let same = |path: &str, wanted: &str| assert_eq!(whole(path), Path::new(wanted));
        same("~/sounds/bell.wav", "/people/ada/sounds/bell.wav");
        same(
            "file:///tmp/a%20b/gl%C3%B6ckchen.wav",
            "/tmp/a b/glöckchen.wav",
        );
        same("file:///100%.wav", "/100%.wav");
        same("/tmp/100%20.wav", "/tmp/100%20.wav");
        same("bell.wav", "bell.wav");
    }
}
