;; Draft Fact Check in Emacs, with eglot.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((markdown-mode text-mode latex-mode) . ("factcheck" "lsp" "--stdio"))))
(add-hook 'markdown-mode-hook #'eglot-ensure)
