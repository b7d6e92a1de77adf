// Errors with names that pages can turn into words.
//   NoSpace    the browser's storage is full; nothing was changed
//   NoStorage  the browser gives no storage at all
//   Stale      somebody else changed it first; `current` is what is there now
//   Gone       it is not there any more
function fault(name, message, extra = {}) {
  const error = new Error(message);
  error.name = name;
  return Object.assign(error, extra);
}

function named(error) {
  if (error?.name === "QuotaExceededError") {
    return fault("NoSpace", "the browser's storage is full", { cause: error });
  }
  return error;
}

export { fault, named };
