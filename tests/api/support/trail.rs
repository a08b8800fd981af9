//! The audit trail as an administrator looks at it.

use super::App;
use jiandu::operations::trail::{self, Verified};
use platform::records::audit::checkpoint::{Occasion, read_lines};

impl App {
    /// The verification by what the database itself holds.
    pub async fn verified(&self) -> Verified {
        let service = &self.application.service;
        trail::verify(&service.store.whole().await.unwrap(), service.kinds, u64::MAX).await.unwrap()
    }

    /// What that verification says is wrong.
    pub async fn findings(&self) -> Vec<String> {
        self.verified().await.broken
    }

    /// Makes a checkpoint.
    pub async fn checkpoint(&self) {
        let service = &self.application.service;
        service.checkpoints.add(&service.store, Occasion::Command, self.clock.now()).await.unwrap();
    }

    /// What the comparison with the checkpoints says is wrong, those outside the database among them.
    pub async fn disagreements(&self) -> Vec<String> {
        let service = &self.application.service;
        let lines = read_lines(service.checkpoints.file.as_ref().unwrap()).unwrap();
        trail::compare(&service.store.whole().await.unwrap(), &service.checkpoints.key, &lines)
            .await
            .unwrap()
            .broken
    }
}
