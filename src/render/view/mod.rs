//! What a template sees: complete, read-only, made from the record.
