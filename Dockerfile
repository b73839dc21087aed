# The application alone; docker-compose.yml puts Neo4j beside it.
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/ipcoop && /opt/ipcoop/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .
# What the explorer loads in the browser; an environment of its own, since Node is not needed when it runs.
RUN python -m venv /opt/node && /opt/node/bin/python scripts/fetch_assets.py
RUN /opt/ipcoop/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN useradd --system --create-home --uid 10001 ipcoop
COPY --from=build /opt/ipcoop /opt/ipcoop
ENV PATH=/opt/ipcoop/bin:$PATH PYTHONUNBUFFERED=1
USER ipcoop
WORKDIR /home/ipcoop
EXPOSE 8400
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8400/readyz', timeout=4)"]
CMD ["ipcoop", "serve", "--host", "0.0.0.0", "--port", "8400"]
