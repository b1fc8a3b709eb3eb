//! The service's place on the bus: takes the name, hears calls, gives the name back when nobody asks any more. It must
//! not know what a call means.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Flags, Message, Type};

use super::call::{self, Failed};
use super::{Asked, ServiceError};

/// The bus itself, as one of those that can be called.
const BUS: &str = "org.freedesktop.DBus";
const BUS_PATH: &str = "/org/freedesktop/DBus";
/// Of `RequestName`: do not wait for the name; and its answer: it is ours.
const DO_NOT_QUEUE: u32 = 4;
const PRIMARY_OWNER: u32 = 1;

pub fn serve(
    name: &str,
    linger: Duration,
    mut meet: impl FnMut(Asked) -> Result<(), String>,
) -> Result<(), ServiceError> {
    let connection = Connection::session()?;
    // Listened to before the name is taken: with it the calls come.
    let inbox = listen(&connection)?;
    take_name(&connection, name)?;
    loop {
        match inbox.recv_timeout(linger) {
            Ok(message) => answer(&connection, &message, name, &mut meet),
            Err(RecvTimeoutError::Timeout) => break,
            // The session is over.
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
    // Whoever calls from now on makes the bus start another process; who called before stands in front of this
    // answer, for the bus keeps the order of what it sends to one connection.
    let released = connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "ReleaseName", &name)?;
    let last = released.header().reply_serial();
    for message in inbox {
        if message.header().reply_serial() == last {
            break;
        }
        answer(&connection, &message, name, &mut meet);
    }
    Ok(())
}

/// Everything that arrives, in its order.
fn listen(connection: &Connection) -> Result<Receiver<Message>, ServiceError> {
    let messages = MessageIterator::from(connection);
    let (arrived, inbox) = mpsc::channel();
    std::thread::Builder::new()
        .name("session-bus".into())
        .spawn(move || {
            // Ends with the bus, or with whoever hears this.
            for message in messages.map_while(Result::ok) {
                if arrived.send(message).is_err() {
                    break;
                }
            }
        })?;
    Ok(inbox)
}

fn take_name(connection: &Connection, name: &str) -> Result<(), ServiceError> {
    let body = (name, DO_NOT_QUEUE);
    let reply = connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "RequestName", &body)?;
    let got: u32 = reply.body().deserialize()?;
    if got == PRIMARY_OWNER {
        Ok(())
    } else {
        Err(ServiceError::Taken(name.to_owned()))
    }
}

/// Does what a call asks and says how that went. All else that arrives is nobody's business.
fn answer(
    connection: &Connection,
    message: &Message,
    name: &str,
    meet: &mut impl FnMut(Asked) -> Result<(), String>,
) {
    if message.message_type() != Type::MethodCall {
        return;
    }
    let outcome = call::read(message, name).and_then(|call| match call {
        call::Call::Ask(asked) => meet(asked)
            .map(|()| None)
            .map_err(|sentence| Failed::refused(name, sentence)),
        call::Call::Introspect(xml) => Ok(Some(xml)),
        call::Call::Ping => Ok(None),
    });
    let header = message.header();
    if header.primary().flags().contains(Flags::NoReplyExpected) {
        return;
    }
    let told = match &outcome {
        Ok(None) => connection.reply(&header, &()),
        Ok(Some(text)) => connection.reply(&header, text),
        Err(failed) => connection.reply_error(&header, failed.name.as_str(), &failed.sentence),
    };
    if let Err(error) = told {
        tracing::warn!(%error, "nobody could be told what became of a call");
    }
}
