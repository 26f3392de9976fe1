// Every test file of the suite. They are required only once Mocha's functions are in place.
import './extension.ts';
import './checking.ts';
import './facts.ts';
