// Every test file of the suite. They are required only once Mocha's functions are in place.
import './smoke.ts';
