// Every test file of the suite, by the run that they belong to. They are required only once Mocha's functions are in place.
switch (process.env.FACTCHECK_EDITOR_RUN) {
  case 'untrusted':
    require('./untrusted.ts');
    break;
  case 'french':
    require('./french.ts');
    break;
  case 'folders':
    require('./folders.ts');
    require('./virtual.ts');
    break;
  case 'bare':
    require('./bare.ts');
    break;
  default:
    require('./extension.ts');
    require('./checking.ts');
    require('./fixes.ts');
    require('./writing.ts');
    require('./formats.ts');
    require('./settings.ts');
    require('./server.ts');
    require('./facts.ts');
    require('./checker.ts');
    require('./navigation.ts');
    require('./factbase.ts');
    require('./sources.ts');
    require('./report.ts');
    require('./keyboard.ts');
    require('./walkthrough.ts');
}
