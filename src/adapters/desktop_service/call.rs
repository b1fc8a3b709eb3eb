//! A message of the bus into what it asks, or why it cannot be. It must not know who sent it.

use std::collections::HashMap;

use url::Url;
use zbus::message::Message;
use zbus::zvariant::{OwnedValue, Value};

use super::{Asked, What};

const APPLICATION: &str = "org.freedesktop.Application";
const INTROSPECTABLE: &str = "org.freedesktop.DBus.Introspectable";
const PEER: &str = "org.freedesktop.DBus.Peer";

/// What the specification says of the interface.
const INTERFACES: &str = r#"
  <interface name="org.freedesktop.Application">
    <method name="Activate">
      <arg type="a{sv}" name="platform_data" direction="in"/>
    </method>
    <method name="Open">
      <arg type="as" name="uris" direction="in"/>
      <arg type="a{sv}" name="platform_data" direction="in"/>
    </method>
    <method name="ActivateAction">
      <arg type="s" name="action_name" direction="in"/>
      <arg type="av" name="parameter" direction="in"/>
      <arg type="a{sv}" name="platform_data" direction="in"/>
    </method>
  </interface>
  <interface name="org.freedesktop.DBus.Introspectable">
    <method name="Introspect">
      <arg type="s" name="xml_data" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.DBus.Peer">
    <method name="Ping"/>
  </interface>
"#;

type PlatformData = HashMap<String, OwnedValue>;

/// A call that is understood.
#[derive(Debug, PartialEq)]
pub enum Call {
    Ask(Asked),
    /// To be answered with this.
    Introspect(String),
    Ping,
}

/// An error as the bus carries it.
#[derive(Debug, PartialEq)]
pub struct Failed {
    pub name: String,
    pub sentence: String,
}

impl Failed {
    /// What was asked cannot be done now.
    pub fn refused(service: &str, sentence: String) -> Self {
        Self {
            name: format!("{service}.Error.Refused"),
            sentence,
        }
    }

    fn standard(name: &str, sentence: String) -> Self {
        Self {
            name: format!("org.freedesktop.DBus.Error.{name}"),
            sentence,
        }
    }
}

/// The object of a service, as the specification derives it from the name.
fn object_path(service: &str) -> String {
    format!("/{}", service.replace('.', "/").replace('-', "_"))
}

/// # Errors
/// The call is of something that is not here, or not of the promised shape.
pub fn read(message: &Message, service: &str) -> Result<Call, Failed> {
    let header = message.header();
    let path = header.path().map(|path| path.as_str()).unwrap_or_default();
    let member = header.member().map(|member| member.as_str());
    let interface = header.interface().map(|interface| interface.as_str());
    let own_path = object_path(service);
    match (interface, member.unwrap_or_default()) {
        (Some(PEER), "Ping") => return Ok(Call::Ping),
        (Some(INTROSPECTABLE), "Introspect") => {
            return Ok(Call::Introspect(introspect(path, &own_path)));
        }
        _ => {}
    }
    if path != own_path {
        let sentence = format!("There is no {path} here; Unsit is at {own_path}.");
        return Err(Failed::standard("UnknownObject", sentence));
    }
    let unknown = |what: &str| {
        let sentence = format!("Unsit has no {what}; it has Activate, Open and ActivateAction.");
        Err(Failed::standard("UnknownMethod", sentence))
    };
    if interface.is_some_and(|interface| interface != APPLICATION) {
        return unknown(interface.unwrap_or_default());
    }
    let asked = match member.unwrap_or_default() {
        "Activate" => {
            let data: PlatformData = arguments(message)?;
            asked(What::Activate, &data)
        }
        "Open" => {
            let (uris, data): (Vec<String>, PlatformData) = arguments(message)?;
            asked(What::Open(files(&uris)), &data)
        }
        "ActivateAction" => {
            let (name, _parameter, data): (String, Vec<OwnedValue>, PlatformData) =
                arguments(message)?;
            asked(What::Action(name), &data)
        }
        member => return unknown(member),
    };
    Ok(Call::Ask(asked))
}

fn asked(what: What, data: &PlatformData) -> Asked {
    // Wayland's and X11's; a desktop sends one of them, or both alike.
    let token = ["activation-token", "desktop-startup-id"]
        .iter()
        .filter_map(|key| data.get(*key))
        .find_map(|value| match &**value {
            Value::Str(text) if !text.is_empty() => Some(text.to_string()),
            _ => None,
        });
    Asked { what, token }
}

fn files(uris: &[String]) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for uri in uris {
        match Url::parse(uri).map(|url| url.to_file_path()) {
            Ok(Ok(path)) => files.push(path),
            _ => tracing::warn!("a file that is not on this machine cannot be opened"),
        }
    }
    files
}

fn arguments<T>(message: &Message) -> Result<T, Failed>
where
    T: for<'d> zbus::zvariant::DynamicDeserialize<'d>,
{
    message.body().deserialize().map_err(|error| {
        let sentence = format!("The arguments are not those of this call ({error}).");
        Failed::standard("InvalidArgs", sentence)
    })
}

/// The description of `path`, which leads to the object or is it.
fn introspect(path: &str, own_path: &str) -> String {
    let inside = if path == own_path {
        INTERFACES.to_owned()
    } else {
        let below = own_path.strip_prefix(path.trim_end_matches('/'));
        let next = below.and_then(|below| below.strip_prefix('/')?.split('/').next());
        next.map(|name| format!("  <node name=\"{name}\"/>\n"))
            .unwrap_or_default()
    };
    format!("<node>{inside}</node>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICE: &str = "io.github.unsit.Unsit";
    const PATH: &str = "/io/github/unsit/Unsit";

    fn message(
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) -> Message {
        Message::method_call(path, member)
            .unwrap()
            .interface(interface)
            .unwrap()
            .build(body)
            .unwrap()
    }

    fn of_application(
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) -> Result<Call, Failed> {
        read(&message(PATH, APPLICATION, member, body), SERVICE)
    }

    fn data(entries: &[(&'static str, &'static str)]) -> HashMap<&'static str, Value<'static>> {
        entries
            .iter()
            .map(|(key, value)| (*key, Value::new(*value)))
            .collect()
    }

    fn ask(what: What, token: Option<&str>) -> Result<Call, Failed> {
        Ok(Call::Ask(Asked {
            what,
            token: token.map(str::to_owned),
        }))
    }

    #[test]
    fn the_three_calls_are_read_with_their_token() {
        let token = data(&[("activation-token", "t-1"), ("desktop-startup-id", "s-1")]);
        assert_eq!(
            of_application("Activate", &token),
            ask(What::Activate, Some("t-1"))
        );
        let parameter = Vec::<Value>::new();
        let action = (
            "desk-break",
            parameter,
            data(&[("desktop-startup-id", "s-2")]),
        );
        assert_eq!(
            of_application("ActivateAction", &action),
            ask(What::Action("desk-break".into()), Some("s-2"))
        );
        let uris = vec!["file:///tmp/with%20space.unsit.toml", "https://a.example/b"];
        assert_eq!(
            of_application("Open", &(uris, data(&[("activation-token", "")]))),
            ask(What::Open(vec!["/tmp/with space.unsit.toml".into()]), None)
        );
    }

    #[test]
    fn what_is_not_here_is_told_with_the_buses_own_names() {
        let error = |read: Result<Call, Failed>| read.unwrap_err().name;
        let none = data(&[]);
        let elsewhere = message("/io/github", APPLICATION, "Activate", &none);
        assert_eq!(
            error(read(&elsewhere, SERVICE)),
            "org.freedesktop.DBus.Error.UnknownObject"
        );
        assert_eq!(
            error(of_application("Dance", &none)),
            "org.freedesktop.DBus.Error.UnknownMethod"
        );
        let other = message(PATH, "org.example.Other", "Activate", &none);
        assert_eq!(
            error(read(&other, SERVICE)),
            "org.freedesktop.DBus.Error.UnknownMethod"
        );
        assert_eq!(
            error(of_application("Activate", &"text")),
            "org.freedesktop.DBus.Error.InvalidArgs"
        );
    }

    #[test]
    fn the_way_to_the_object_can_be_walked() {
        let seen = |path: &str| {
            let asked = message(path, INTROSPECTABLE, "Introspect", &());
            match read(&asked, SERVICE) {
                Ok(Call::Introspect(xml)) => xml,
                other => panic!("{other:?}"),
            }
        };
        assert!(seen("/").contains("<node name=\"io\"/>"));
        assert!(seen("/io/github").contains("<node name=\"unsit\"/>"));
        assert!(seen(PATH).contains("ActivateAction"));
        assert!(!seen("/else").contains("name="));
        assert_eq!(object_path("org.example.a-b"), "/org/example/a_b");
    }
}
