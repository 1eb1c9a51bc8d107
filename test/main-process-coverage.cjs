// Coverage counts this process only: programs that tests start compile the same sources in another way, and
// merging the two would put lines where they are not.
delete process.env.NODE_V8_COVERAGE;
