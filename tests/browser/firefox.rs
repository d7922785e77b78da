//! Firefox, spoken to in WebDriver BiDi, which it knows without a driver of its own.
//!
//! <https://w3c.github.io/webdriver-bidi/> says what each command takes.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::TcpStream,
    process::{Command, Stdio},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket, client::client};

use crate::harness::{Running, program};

/// A page in Firefox, and the browser around it.
pub struct Firefox {
    socket: WebSocket<TcpStream>,
    context: String,
    n_sent: u64,
    _running: Running,
    _profile: TempDir,
}

impl Firefox {
    /// Starts a browser with a profile of its own.
    pub fn start() -> Self {
        let profile = tempfile::tempdir().unwrap();
        // It asks nothing of the network by itself.
        let settings = "user_pref('browser.shell.checkDefaultBrowser', false);\n\
                        user_pref('datareporting.policy.dataSubmissionEnabled', false);\n\
                        user_pref('app.update.enabled', false);\n\
                        user_pref('network.captive-portal-service.enabled', false);\n";
        fs::write(profile.path().join("user.js"), settings).unwrap();
        let mut command = Command::new(program(&["firefox-esr", "firefox"]));
        command
            .args([
                "--headless",
                "--no-remote",
                "--remote-debugging-port=0",
                "--profile",
            ])
            .arg(profile.path())
            .env("HOME", profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut running = Running(command.spawn().unwrap());
        let told = running.0.stderr.take().unwrap();
        let mut lines = BufReader::new(told).lines();
        let address = loop {
            let line = lines.next().expect("Firefox ended without a word").unwrap();
            if let Some((_, address)) = line.split_once("WebDriver BiDi listening on ws://") {
                break address.trim().to_owned();
            }
        };
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let stream = TcpStream::connect(&address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let (socket, _) = client(format!("ws://{address}/session"), stream).unwrap();
        let mut firefox = Self {
            socket,
            context: String::new(),
            n_sent: 0,
            _running: running,
            _profile: profile,
        };
        firefox.send("session.new", json!({ "capabilities": {} }));
        let tree = firefox.send("browsingContext.getTree", json!({}));
        firefox.context = tree["contexts"][0]["context"].as_str().unwrap().to_owned();
        firefox
    }

    /// Sends a command and gives what it answers.
    fn send(&mut self, method: &str, params: Value) -> Value {
        self.n_sent += 1;
        let id = self.n_sent;
        let command = json!({ "id": id, "method": method, "params": params });
        self.socket
            .send(Message::text(command.to_string()))
            .unwrap();
        loop {
            let Message::Text(text) = self.socket.read().unwrap() else {
                continue;
            };
            let answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == id {
                assert_eq!(answer["type"], "success", "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    /// Loads an address.
    pub fn open(&mut self, address: &str) {
        let context = self.context.clone();
        let params = json!({ "context": context, "url": address, "wait": "complete" });
        self.send("browsingContext.navigate", params);
    }

    /// The value of a JavaScript expression, or of its promise once it is there, by way of JSON.
    pub fn eval(&mut self, expression: &str) -> Value {
        let context = self.context.clone();
        let params = json!({
            "expression": format!("(async () => JSON.stringify((await ({expression})) ?? null))()"),
            "target": { "context": context },
            "awaitPromise": true,
        });
        let answer = self.send("script.evaluate", params);
        let value = answer["result"]["value"].as_str();
        let value = value.unwrap_or_else(|| panic!("{expression}: {answer}"));
        serde_json::from_str(value).unwrap()
    }
}

/// Whether the tests in Firefox are wanted, as those in Chromium are.
pub fn is_wanted() -> bool {
    env::var_os("SANDING_NO_BROWSER").is_none_or(|value| value != "1")
}
