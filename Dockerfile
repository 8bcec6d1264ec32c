# Slim, non-root, granian inside. Its install steps are those of `make install`; a test compares them.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements/runtime.txt requirements/build.txt requirements/
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/runtime.txt \
    && /venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY brand brand
COPY components components
COPY content_hub content_hub
COPY examples examples
RUN /venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 hub && install --directory --owner hub /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    CONTENT_HUB_STORE=sqlite:////data/hub.db \
    CONTENT_HUB_HOST=0.0.0.0 \
    CONTENT_HUB_PORT=8000
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=2)"]
CMD ["content-hub", "serve"]
