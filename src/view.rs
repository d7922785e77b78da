//! The Yew application.
