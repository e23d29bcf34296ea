"""Speed and memory of whole jobs, each beside a peer or a limit in the same run; nothing here is a test."""
