-- A writer's session in Neovim's own language client, with the set-up of init.lua. Run by ../run.mjs in the folder of the desk;
-- each line of the file named by $RESULTS is one step that passed or failed.
local results = {}

local function step(name, check)
  local ok, problem = pcall(check)
  table.insert(results, vim.fn.json_encode({ name = name, ok = ok, problem = not ok and tostring(problem) or nil }))
end

local function expect(value, what)
  if not value then error(what, 0) end
  return value
end

--- Waits until `check` gives something, and gives that.
local function await(what, check)
  local found
  expect(vim.wait(20000, function()
    found = check()
    return found
  end, 50), 'no ' .. what)
  return found
end


--- The diagnostic whose marked text is `text`; columns count bytes here.
local function marked(text)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, false)[1]
    if line:sub(d.col + 1, d.end_col) == text then return d end
  end
end

local function caretOn(text)
  vim.fn.cursor(1, 1)
  expect(vim.fn.search(text) > 0, text .. ' is not in the buffer')
end

--- Takes the first code action offered, as a user does who presses 1; gives all titles.
local function takeFirst()
  local titles
  vim.ui.select = function(items, options, choose)
    titles = vim.tbl_map(options.format_item or tostring, items)
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  return await('code actions', function() return titles end)
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end

vim.cmd('edit draft.md')

step('diagnostics come unasked, at the right columns behind accents and an emoji', function()
  local amount = await('diagnostic on the amount', function() return marked('5,8 milliards de dollars') end)
  expect(amount.code == 'fact.refuted' and amount.source == 'factcheck', vim.inspect(amount))
  expect(amount.severity == vim.diagnostic.severity.WARN, 'severity ' .. amount.severity)
  expect(amount.message:find('8,5 milliards de dollars', 1, true), amount.message)
  expect(marked('mars'), 'the month is not marked')
  expect(#vim.diagnostic.get(0) == 2, vim.inspect(vim.diagnostic.get(0)))
end)

step('the hover cites the source', function()
  caretOn('5,8')
  vim.lsp.buf.hover()
  local window = await('hover', function()
    for _, w in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(w).relative ~= '' then return w end
    end
  end)
  local shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
  for _, part in ipairs({ '8,5 milliards de dollars', 'Harwick port note', 'Harwick Port Authority', 'nearly $8.5 billion', 'p. 2' }) do
    expect(shown:find(part, 1, true), part .. ' is not in the hover: ' .. shown)
  end
  vim.api.nvim_win_close(window, true)
end)

step('the code action puts the figure right', function()
  caretOn('5,8')
  local titles = takeFirst()
  expect(titles[1]:find('8,5 milliards de dollars', 1, true), vim.inspect(titles))
  await('corrected text', function() return text():find('est doté de 8,5 milliards de dollars. Il soutient', 1, true) end)
  await('end of the finding', function() return not marked('8,5 milliards de dollars') and #vim.diagnostic.get(0) == 1 end)
end)

step('what is typed is checked', function()
  vim.cmd([[%s/400/moins de 400/]])
  await('diagnostic on the hedge', function() return marked('moins de 400') end)
  vim.cmd([[%s/moins de 400/400/]])
  await('end of the finding', function() return not marked('moins de 400') end)
end)

step('the definition of a figure is its fact', function()
  caretOn('mars')
  vim.lsp.buf.definition()
  await('fact file', function() return vim.api.nvim_buf_get_name(0):match('harbour%.facts%.yaml$') end)
  expect(vim.api.nvim_get_current_line():find('announced') or vim.api.nvim_get_current_line():find('2025%-04'), vim.api.nvim_get_current_line())
end)

step('a corrected fact is seen in the draft before it is saved', function()
  vim.cmd([[%s/2025-04/2025-03/]])
  vim.cmd('buffer draft.md')
  await('end of the finding', function() return #vim.diagnostic.get(0) == 0 end)
end)

step('the server ends with the editor', function()
  local clients = vim.lsp.get_active_clients()
  expect(#clients == 1, #clients .. ' clients')
  vim.lsp.stop_client(clients)
  await('end of the server', function() return #vim.lsp.get_active_clients() == 0 end)
end)

vim.fn.writefile(results, vim.env.RESULTS)
vim.cmd('qall!')
