;; Draft Fact Check in Emacs, with lsp-mode.
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(markdown-mode . "markdown"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("factcheck" "lsp" "--stdio"))
                    :activation-fn (lsp-activate-on "markdown" "plaintext" "latex")
                    :add-on? t
                    :server-id 'factcheck)))
(add-hook 'markdown-mode-hook #'lsp-deferred)
