//! stub
pub struct WakeLock;
impl WakeLock {
    pub fn none() -> Self {
        Self
    }
    pub fn set(&mut self, _on: bool) {}
}
