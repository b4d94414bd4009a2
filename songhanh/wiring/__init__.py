"""How the site is put together: settings, addresses, the entry of the web server."""
