"""Starts everything: ``streamlit run app.py``."""

from __future__ import annotations

import streamlit as st

from server import apologise, lifespan, middleware, routes

app = st.App(
    "pages/navigation.py",
    routes=routes(),
    middleware=middleware(),
    lifespan=lifespan,
    on_script_error=apologise,
)
