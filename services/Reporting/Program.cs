using Medborgarlofte.Reporting;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("reporting");
builder.AddBus(bus => bus.AddJournalConsumer());
builder.AddReporting();

var app = builder.Build();
app.MapReporting();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
