"""Changes of the tables from one version of Headwater to the next, run when a store is opened."""
