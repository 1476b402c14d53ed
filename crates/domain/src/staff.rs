//! The operator's employees.

pub mod form;

use crate::id::{OperatorId, StaffId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What an employee is there for. Decides what of the back office is open to them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, staff and settings included.
    Admin,
    /// Looks after affiliates: decides on sign-ups, edits profiles.
    Manager,
    /// Looks after payments.
    Finance,
    /// Reads, to answer questions.
    Support,
}

impl Role {
    /// Every role, in the order people choose from.
    pub const ALL: [Self; 4] = [Self::Admin, Self::Manager, Self::Finance, Self::Support];

    /// The name as commands and the database write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::Finance => "finance",
            Self::Support => "support",
        }
    }

    /// Reads [`Role::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether this role decides on affiliates: approves, declines, assigns managers.
    #[must_use]
    pub const fn decides_on_affiliates(self) -> bool {
        matches!(self, Self::Admin | Self::Manager)
    }

    /// Whether this role decides on payments: requests, approves, pays and cancels them.
    #[must_use]
    pub const fn decides_on_payments(self) -> bool {
        matches!(self, Self::Admin | Self::Finance)
    }
}

/// An employee of an operator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Staff {
    /// The employee.
    pub id: StaffId,
    /// The employer.
    pub operator_id: OperatorId,
    /// What they sign in with.
    pub username: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they are there for.
    pub role: Role,
    /// Whether they may sign in and be anybody's manager.
    pub is_active: bool,
    /// Since when they are known here.
    pub created_at: Timestamp,
}
