//! Files: WAV and FLAC hold the same samples.
