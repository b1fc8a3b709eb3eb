//! Every sentence of the interface, in the person's language. It must not know where a sentence is shown.
