;;; A writer's session in Emacs, with the set-up of eglot.el or lsp-mode.el.  -*- lexical-binding: t -*-
;; Run by ../run.mjs in the folder of the desk, with $CLIENT naming one of the two; each line of the file named by $RESULTS is one
;; step that passed or failed.
(package-initialize)
(require 'json)
(require 'flymake)
(require 'markdown-mode)

(setq last-nonmenu-event ?1) ; keys, no mouse
(defvar results nil)
(defvar client (getenv "CLIENT"))

(defun run-step (name body)
  (let ((problem (condition-case err (progn (funcall body) nil) (error (error-message-string err)))))
    (push (list (cons 'name name) (cons 'ok (if problem :json-false t)) (cons 'problem problem)) results)))
(defmacro step (name &rest body)
  `(run-step ,name (lambda () ,@body)))

(defun await (what check)
  "Wait until CHECK gives something, and give that."
  (let ((end (+ (float-time) 20)) found)
    (while (not (or (setq found (funcall check)) (> (float-time) end)))
      (when (equal client "eglot") (eglot--signal-textDocument/didChange)) ; what an idle moment does, which a batch run never has
      (accept-process-output nil 0.05))
    (or found (error "No %s: %S in %s" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics)) (buffer-string)))))

(defun marked (text)
  "The diagnostic on TEXT, if there is one."
  (seq-find (lambda (d)
              (equal text (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d))))
            (flymake-diagnostics)))

(defun place-on (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun hover ()
  "What the client shows for the figure at point."
  (if (equal client "eglot")
      (let (shown)
        (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
        (await "hover" (lambda () shown)))
    (lsp--render-on-hover-content (gethash "contents" (lsp-request "textDocument/hover" (lsp--text-document-position-params))) t)))

(defun take-first ()
  "Take the first code action at point, as a user does."
  (if (equal client "eglot")
      (cl-letf (((symbol-function 'completing-read) (lambda (_ choices &rest _) (caar (if (functionp choices) (all-completions "" choices) choices)))))
        (eglot-code-actions (point) (1+ (point)) "quickfix" t))
    (lsp-execute-code-action (seq-first (lsp-code-actions-at-point)))))

(load (expand-file-name (concat client ".el") (file-name-directory load-file-name)))
(require (intern client))
(setq lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-headerline-breadcrumb-enable nil lsp-warn-no-matched-clients nil
      lsp-diagnostics-provider :flymake lsp-session-file (expand-file-name ".session" (getenv "HOME")))
(find-file "draft.md")
(unless (equal client "eglot") ; lsp-mode counts characters, the protocol UTF-16 units
  (place-on " 🚢")
  (replace-match ""))

(step "the server starts by the set-up"
      (run-hooks 'post-command-hook)
      (if (equal client "eglot")
          (await "server" (lambda () (run-hooks 'post-command-hook) (eglot-current-server)))
        (lsp)
        (await "server" (lambda () (and lsp--buffer-workspaces
                                        (eq 'initialized (lsp--workspace-status (car lsp--buffer-workspaces))))))))
(step (if (equal client "eglot")
          "diagnostics come unasked, at the right columns behind accents and an emoji"
        "diagnostics come unasked, at the right columns behind accents")
      (flymake-mode 1)
      (await "diagnostic on the amount" (lambda () (flymake-start) (marked "5,8 milliards de dollars")))
      (await "diagnostic on the month" (lambda () (marked "mars"))))
(step "the hover cites the source"
      (place-on "5,8")
      (let ((shown (substring-no-properties (hover))))
        (dolist (part '("8,5 milliards de dollars" "Harwick port note" "Harwick Port Authority"))
          (unless (string-search part shown) (error "%s is not in the hover: %s" part shown)))))
(step "the code action puts the figure right"
      (place-on "5,8")
      (take-first)
      (await "corrected text" (lambda () (string-search "est doté de 8,5 milliards de dollars. Il soutient" (buffer-string))))
      (await "end of the finding" (lambda () (run-hooks 'post-command-hook) (flymake-start) (and (marked "mars") (= 1 (length (flymake-diagnostics)))))))

(with-temp-file (getenv "RESULTS")
  (dolist (result (reverse results)) (insert (json-encode result) "\n")))
(kill-emacs 0)
