"""提供的文件测试的底子：what the replies have."""

from tests.replies.conftest import AT, case, drafted, files_dir, handling, made, now, paper, seen

__all__ = ["AT", "case", "drafted", "files_dir", "handling", "made", "now", "paper", "seen"]
