// Every test file of the suite. They are required only once Mocha's functions are in place.
if (process.env.FACTCHECK_EDITOR_RUN === 'untrusted') require('./untrusted.ts');
else if (process.env.FACTCHECK_EDITOR_RUN === 'french') require('./french.ts');
else {
  require('./extension.ts');
  require('./checking.ts');
  require('./facts.ts');
  require('./checker.ts');
  require('./server.ts');
  require('./factbase.ts');
}
