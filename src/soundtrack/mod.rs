//! Cues into samples. It must not know a device, a clock, a file system or a window.
