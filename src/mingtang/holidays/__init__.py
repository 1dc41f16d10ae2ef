"""放假通知：the working-day table that an administrator extends without a release."""
