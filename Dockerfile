# All commands of geotrack; without one the web application, for a desk that hosts it behind its own
# proxy (docs/web.md).
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY packaging_backend packaging_backend
COPY geotrack geotrack
RUN pip wheel --no-cache-dir --wheel-dir /wheels '.[serve,web,html,pdf,png,parquet]'

FROM python:3.12-slim
RUN --mount=from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels 'geotrack[serve,web,html,pdf,png,parquet]' \
 && useradd --system --no-create-home --uid 10001 geotrack
USER geotrack
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8765/api/status', timeout=4)"]
WORKDIR /work
ENTRYPOINT ["geotrack"]
CMD ["serve", "--host", "0.0.0.0", "--name", "localhost"]
