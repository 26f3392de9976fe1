-- Draft Fact Check in Neovim 0.7 and later.
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html', 'tex', 'yaml' },
  callback = function(event)
    local config = { name = 'factcheck', cmd = { 'factcheck', 'lsp', '--stdio' }, root_dir = vim.fn.getcwd() }
    if vim.lsp.start then return vim.lsp.start(config) end
    -- Neovim 0.7
    factcheck = factcheck or vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(event.buf, factcheck)
  end,
})
