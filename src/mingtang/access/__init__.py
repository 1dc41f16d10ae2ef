"""登录：who comes in and goes out, the lock-out, and a password that only its owner knows."""
