"""What supervisors read of the work in sum: counted in the database, and never by person."""
