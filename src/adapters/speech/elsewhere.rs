//! Where there is no speech-dispatcher, nothing is spoken. It must not know what would be.

use super::SpeechError;

/// None is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server;

impl Server {
    /// # Errors
    /// Always.
    pub fn find() -> Result<Self, SpeechError> {
        Err(SpeechError::NotRunning)
    }
}

pub struct Connection;

impl Connection {
    pub fn open(_server: &Server, _language: &str) -> Result<Self, SpeechError> {
        Err(SpeechError::NotRunning)
    }

    pub fn speak(&mut self, _text: &str, _volume: i8) -> Result<(), SpeechError> {
        Ok(())
    }

    pub fn hush(&mut self) -> Result<(), SpeechError> {
        Ok(())
    }

    pub fn leave(&mut self) -> Result<(), SpeechError> {
        Ok(())
    }
}

/// # Errors
/// Always.
pub fn probe() -> Result<Option<String>, SpeechError> {
    Err(SpeechError::NotRunning)
}
