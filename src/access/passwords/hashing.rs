//! Passwords: argon2id off the workers, a few at a time, the same effort whether the user exists or not.

use super::Password;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use platform::problem::{Problem, Result};
use std::{
    panic::{self, AssertUnwindSafe},
    sync::{Arc, LazyLock, Mutex, PoisonError, mpsc},
    thread,
};
use tokio::sync::oneshot;

/// Each computation takes 19 MiB; more than the cores at a time gains nothing.
const AT_A_TIME: usize = 2;

type Work = Box<dyn FnOnce() + Send>;

/// Threads of their own compute: an allocator keeps what a thread has freed for this thread, and each of the many threads
/// for blocking work would in time keep 19 MiB.
static COMPUTING: LazyLock<mpsc::Sender<Work>> = LazyLock::new(|| {
    let (sender, waiting) = mpsc::channel::<Work>();
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..AT_A_TIME {
        let waiting = Arc::clone(&waiting);
        thread::spawn(move || {
            loop {
                let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(work) = next else { return };
                // A panic ends one computation, which answers its failure, and not the thread.
                let _ended = panic::catch_unwind(AssertUnwindSafe(work));
            }
        });
    }
    sender
});

/// The hash of no password: verified when there is no user, so that this takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let nobody: std::result::Result<PasswordHash, _> =
        Argon2::default().hash_password(b"nobody has this password");
    nobody.map(|hash| hash.to_string()).unwrap_or_default()
});

/// The stored form of a password (PHC string, argon2id with the parameters of OWASP).
///
/// # Errors
/// The computation failed.
pub async fn hash(password: &Password) -> Result<String> {
    let password = password.clone();
    compute(move || {
        let hash: PasswordHash =
            Argon2::default().hash_password(password.form().as_bytes()).map_err(Problem::internal)?;
        Ok(hash.to_string())
    })
    .await?
}

/// Whether a password fits a stored hash; without a hash it never does, and takes as long.
///
/// # Errors
/// The computation could not run.
pub async fn fits(password: &Password, stored: Option<String>) -> Result<bool> {
    let password = password.clone();
    compute(move || {
        let known = stored.is_some();
        let hash = stored.unwrap_or_else(|| NOBODY.clone());
        let fits = |candidate: &str| {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| Argon2::default().verify_password(candidate.as_bytes(), &hash).is_ok())
        };
        password.candidates().any(fits) && known
    })
    .await
}

/// Makes the hash of nobody before the first login, which would otherwise take twice as long.
///
/// # Errors
/// The computation could not run.
pub(crate) async fn warm_up() -> Result<()> {
    compute(|| LazyLock::force(&NOBODY).len()).await.map(|_| ())
}

/// Whether a password is one of these hashes.
pub(super) async fn is_one_of(password: &Password, hashes: Vec<String>) -> Result<bool> {
    for hash in hashes {
        if fits(password, Some(hash)).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (answer, computed) = oneshot::channel();
    let work = Box::new(move || {
        // Whoever asked may have gone, also before it began: then nothing is computed, or a crowd that hangs up would keep
        // others waiting.
        if !answer.is_closed() {
            let _unheard = answer.send(work());
        }
    });
    COMPUTING.send(work).map_err(Problem::internal)?;
    computed.await.map_err(Problem::internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::future::join_all;
    use std::sync::atomic::{AtomicU32, Ordering};

    fn password(typed: &str) -> Password {
        Password::new(typed).unwrap()
    }

    #[tokio::test]
    async fn only_the_right_password_of_a_user_fits() {
        let stored = hash(&password("correct horse battery")).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(fits(&password("correct horse battery"), Some(stored.clone())).await.unwrap());
        assert!(!fits(&password("wrong"), Some(stored)).await.unwrap());
        assert!(!fits(&password("nobody has this password"), None).await.unwrap());
    }

    #[tokio::test]
    async fn nothing_is_computed_for_whoever_has_gone() {
        let (open, gate) = mpsc::channel::<()>();
        let (gate, computed) = (Arc::new(Mutex::new(gate)), Arc::new(AtomicU32::new(0)));
        let occupy = || {
            let gate = Arc::clone(&gate);
            compute(move || gate.lock().is_ok_and(|gate| gate.recv().is_ok()))
        };
        let both = join_all((0..AT_A_TIME).map(|_| tokio::spawn(occupy())));
        for _ in 0..3 {
            let computed = Arc::clone(&computed);
            let asked = tokio::spawn(compute(move || computed.fetch_add(1, Ordering::Relaxed)));
            tokio::task::yield_now().await;
            asked.abort();
            assert!(asked.await.unwrap_err().is_cancelled());
        }
        drop(open);
        both.await;
        // Behind those that were given up in the queue of both threads.
        for _ in 0..AT_A_TIME {
            compute(|| ()).await.unwrap();
        }
        assert_eq!(computed.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn a_hash_of_what_was_typed_before_still_fits() {
        let before: PasswordHash = Argon2::default().hash_password("cafe\u{301} au lait".as_bytes()).unwrap();
        assert!(fits(&password("cafe\u{301} au lait"), Some(before.to_string())).await.unwrap());
    }
}
