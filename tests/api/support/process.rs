//! The program itself, as an administrator starts it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, Command, Output, Stdio},
};

/// A running service; ended with the test.
pub struct Process {
    child: Child,
    pub url: String,
    log: Option<std::thread::JoinHandle<String>>,
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_jiandu");

/// The program with settings, and no others.
pub fn program(settings: &[(&str, &str)], arguments: &[&str]) -> Command {
    with_settings(Command::new(PROGRAM), settings, arguments)
}

fn with_settings(mut command: Command, settings: &[(&str, &str)], arguments: &[&str]) -> Command {
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("JIANDU_")) {
        command.env_remove(name);
    }
    // None takes a port that somebody else may have.
    command.env("JIANDU_LISTEN", "127.0.0.1:0");
    for (name, value) in settings {
        command.env(format!("JIANDU_{}", name.to_uppercase()), value);
    }
    command.args(arguments);
    command
}

impl Process {
    /// Starts the service on a free port and waits until it says where.
    pub fn serve(settings: &[(&str, &str)], arguments: &[&str]) -> Self {
        Self::served(program(settings, &[&["serve"], arguments].concat()))
    }

    /// The same, where no file may grow beyond so many KiB.
    pub fn serve_in_little_room(settings: &[(&str, &str)], kibibytes: u32) -> Self {
        let mut shell = Command::new("bash");
        let limited = format!("trap '' XFSZ; ulimit -f {kibibytes}; exec \"$0\" serve");
        shell.args(["-c", &limited, PROGRAM]);
        Self::served(with_settings(shell, settings, &[]))
    }

    fn served(mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let log = Self::log_of(&mut child);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.next();
        // What else it says is read too, or it would stand at a full pipe.
        std::thread::spawn(move || lines.count());
        let Some(Ok(line)) = said else { panic!("it did not serve: {}", log.join().unwrap()) };
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        Self { url: url.trim_end_matches('/').into(), child, log: Some(log) }
    }

    /// Starts the service on a free port without waiting for it.
    pub fn begin(settings: &[(&str, &str)], arguments: &[&str]) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = program(settings, &[&["serve"], arguments].concat());
        command.env("JIANDU_LISTEN", port.to_string()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let log = Self::log_of(&mut child);
        Self { url: format!("http://{port}"), child, log: Some(log) }
    }

    fn log_of(child: &mut Child) -> std::thread::JoinHandle<String> {
        let mut errors = child.stderr.take().unwrap();
        std::thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).unwrap();
            text
        })
    }

    /// Runs a command to its end.
    pub fn run(settings: &[(&str, &str)], arguments: &[&str], input: &str) -> Output {
        let mut command = program(settings, arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// Tells it to stop, politely.
    pub fn terminate(&self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    /// Waits for its end; answers whether it was a good one, and its log.
    pub fn wait(mut self) -> (bool, String) {
        let status = self.child.wait().unwrap();
        (status.success(), self.log.take().unwrap().join().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended; then there is nothing to end.
        let _ended = self.child.kill();
        let _known = self.child.wait();
    }
}
