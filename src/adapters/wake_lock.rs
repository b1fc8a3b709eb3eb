//! stub
pub struct WakeLock;
impl WakeLock { pub fn new()->Self{Self} pub fn set(&mut self, _on: bool) {} }
