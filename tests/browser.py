"""Asks an application without a network, as a browser would."""

import asyncio

import httpx


class Browser:
    def __init__(self, app, host="127.0.0.1", *, raises=True):
        self.app, self.host = app, host
        self.transport = httpx.ASGITransport(app, raise_app_exceptions=raises)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        store = getattr(self.app.state, "store", None)
        if store:
            store.close()

    def get(self, path, **options):
        return self.request("GET", path, **options)

    def request(self, method, path, **options):
        return asyncio.run(self._send(method, path, options))

    async def _send(self, method, path, options):
        base = f"http://{self.host}"
        async with httpx.AsyncClient(transport=self.transport, base_url=base) as client:
            return await client.request(method, path, **options)
