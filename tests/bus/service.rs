//! A service on a test's bus: the test answers each call itself, when it wants to. It must not know what is asked.

use serde::Serialize;
use zbus::Message;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::zvariant::DynamicType;

pub struct Service {
    line: Connection,
    messages: MessageIterator,
}

impl Service {
    pub fn new(line: Connection) -> Self {
        let messages = MessageIterator::from(&line);
        Self { line, messages }
    }

    /// The next call, whose method is this one.
    pub fn called(&mut self, method: &str) -> Message {
        let call = self
            .messages
            .by_ref()
            .map(Result::unwrap)
            .find(|message| message.message_type() == Type::MethodCall)
            .unwrap();
        assert_eq!(call.header().member().unwrap().as_str(), method);
        call
    }

    pub fn answer(&self, call: &Message, body: &(impl Serialize + DynamicType)) {
        self.line.reply(&call.header(), body).unwrap();
    }

    /// Signals `name`, which is `interface.Member`, from `path`.
    pub fn signal(&self, path: &str, name: &str, body: &(impl Serialize + DynamicType)) {
        let (interface, member) = name.rsplit_once('.').unwrap();
        self.line
            .emit_signal(None::<&str>, path, interface, member, body)
            .unwrap();
    }
}
