//! One connection to speech-dispatcher, which speaks SSIP: every request is answered. It must not know when it is asked.

use ssip_client_async::fifo::synchronous::{Builder, UnixStream};
use ssip_client_async::{
    Client, ClientError, ClientName, ClientScope, MessageScope, OK_BYE, OK_CANCELED, OK_GET,
    OK_LANGUAGE_SET, OK_PRIORITY_SET, OK_PUNCTUATION_SET, OK_VOLUME_SET, Priority, PunctuationMode,
    ReturnCode,
};

use super::{Server, SpeechError};

/// What the server calls its stand-in for a voice: a recording that says that none is set up.
const DUMMY: &str = "dummy";

pub struct Connection {
    client: Client<UnixStream>,
    volume: Option<i8>,
    /// Something was said that may yet have to be stopped.
    has_spoken: bool,
}

impl From<ClientError> for SpeechError {
    fn from(error: ClientError) -> Self {
        Self::Answer(error.to_string())
    }
}

impl Connection {
    /// Reaches the server and tells it what is to be spoken: texts of `language`.
    pub fn open(server: &Server, language: &str) -> Result<Self, SpeechError> {
        let mut connection = Self::greet(server)?;
        if connection.speaks_with()? == DUMMY {
            return Err(SpeechError::OnlyDummy);
        }
        let client = &mut connection.client;
        // Behind what is being said already, and before what a screen reader reads on.
        client.set_priority(Priority::Message)?;
        connection.settled(OK_PRIORITY_SET)?;
        let client = &mut connection.client;
        client.set_language(ClientScope::Current, language)?;
        connection.settled(OK_LANGUAGE_SET)?;
        let client = &mut connection.client;
        client.set_punctuation_mode(ClientScope::Current, PunctuationMode::None)?;
        connection.settled(OK_PUNCTUATION_SET)?;
        Ok(connection)
    }

    fn greet(server: &Server) -> Result<Self, SpeechError> {
        let connect = |socket: &std::path::Path| {
            Builder::new()
                .path(socket)
                .timeout(server.patience())
                .build()
        };
        let mut client = server.reach(connect)?;
        let name = ClientName::with_component("user", "unsit", "session");
        client.set_client_name(name)?.check_client_name_set()?;
        Ok(Self {
            client,
            volume: None,
            has_spoken: false,
        })
    }

    /// The module that speaks.
    fn speaks_with(&mut self) -> Result<String, SpeechError> {
        Ok(self.client.get_output_module()?.receive_string(OK_GET)?)
    }

    /// Awaits that a wish is met; what the server does not know it may refuse.
    fn settled(&mut self, code: ReturnCode) -> Result<(), SpeechError> {
        match self.client.check_status(code) {
            Ok(_) => Ok(()),
            Err(ClientError::Ssip(refused)) => {
                tracing::debug!(%refused, "speech-dispatcher goes its own way");
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Has `text`, one line, said at a volume from -100 to 100.
    pub fn speak(&mut self, text: &str, volume: i8) -> Result<(), SpeechError> {
        if self.volume != Some(volume) {
            self.client.set_volume(ClientScope::Current, volume)?;
            self.settled(OK_VOLUME_SET)?;
            self.volume = Some(volume);
        }
        self.has_spoken = true;
        self.client.speak()?.check_receiving_data()?;
        self.client.send_line(text)?.receive_message_id()?;
        Ok(())
    }

    /// Stops what was said and waits to be said.
    pub fn hush(&mut self) -> Result<(), SpeechError> {
        if std::mem::take(&mut self.has_spoken) {
            self.client
                .cancel(MessageScope::Last)?
                .check_status(OK_CANCELED)?;
        }
        Ok(())
    }

    pub fn leave(&mut self) -> Result<(), SpeechError> {
        self.client.quit()?.check_status(OK_BYE)?;
        Ok(())
    }
}

/// The name of what speaks.
pub fn spoken_with(server: &Server) -> Result<String, SpeechError> {
    let mut connection = Connection::greet(server)?;
    let name = connection.speaks_with()?;
    connection.leave()?;
    if name == DUMMY {
        return Err(SpeechError::OnlyDummy);
    }
    Ok(name)
}
