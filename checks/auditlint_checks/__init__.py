"""The checks that come with auditlint: one module, one identity, one CHECK."""
