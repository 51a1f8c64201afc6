"""The web service: the only public face of Forbear."""
