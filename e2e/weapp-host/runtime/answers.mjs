/** Success, unless the result itself says `…:fail …`. */
export function answer(api, options, result) {
  if (result?.errMsg?.includes(':fail')) {
    fail(options, result);
    return;
  }
  const said = { errMsg: `${api}:ok`, ...result };
  options.success?.(said);
  options.complete?.(said);
}

export function refuse(api, options, message) {
  fail(options, { errMsg: `${api}:fail ${message}` });
}

/** As in WeChat since base library 2.10.2: called without callbacks, it answers a promise. */
export function promised(call) {
  return (options = {}) =>
    options.success || options.fail || options.complete
      ? call(options)
      : new Promise((resolve, reject) => {
          call({ ...options, success: resolve, fail: reject });
        });
}

function fail(options, said) {
  options.fail?.(said);
  options.complete?.(said);
}
