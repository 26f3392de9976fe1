import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('VS Code', () => {
  it('is not older than the oldest that the extension supports', () => {
    const [, minor] = vscode.version.split('.').map(Number);
    assert.ok((minor ?? 0) >= 100, vscode.version);
  });
});
