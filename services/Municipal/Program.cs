using Medborgarlofte.Municipal;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("municipal");
builder.AddBus();
builder.AddMunicipal();

var app = builder.Build();
app.MapMunicipal();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
